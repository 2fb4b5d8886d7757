// The clock of the server beside the clock of this device.
const MAY_DIFFER = 120; // seconds; as domain/room_check.py
const line = document.getElementById("clock");
const state = Math.abs(Date.now() / 1000 - Number(line.dataset.now)) > MAY_DIFFER ? "other" : "same";

line.querySelectorAll("[data-when]").forEach((part) => { part.hidden = part.dataset.when !== state; });
