// A computer of the room that waits for a session: looks again every few seconds.
setTimeout(() => location.reload(), 5000);
