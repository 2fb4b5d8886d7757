// Pressing things: the boxes themselves say what they reach.
import "./goals.js";
