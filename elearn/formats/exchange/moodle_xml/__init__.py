"""Moodle XML; docs/exchange.md goes through its documentation point by point.

Two formats are written: with Russian texts only, and with every translation in the spans that Moodle's
multi-language filter shows one of. Both are read the same way.
"""
