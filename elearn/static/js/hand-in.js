// One question before the test is closed for good.
export function askBeforeHandIn(form, overview, handIn) {
  const dialog = document.getElementById("sure");
  if (!dialog.showModal) return; // an old browser: the form leads to a page with the same question

  document.getElementById("hand-in").addEventListener("click", (event) => {
    event.preventDefault();
    overview.tellOpen(document.getElementById("sure-open"));
    dialog.showModal();
  });
  document.getElementById("sure-yes").addEventListener("click", handIn);
  document.getElementById("sure-no").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target.closest("a")) dialog.close(); });
}
