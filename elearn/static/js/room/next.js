// The computer is clean: it goes on to the next person by itself.
setTimeout(() => location.assign(document.getElementById("next-person").href), 8000);
