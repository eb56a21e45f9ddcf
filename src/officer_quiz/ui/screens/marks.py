"""How right, partly right, wrong and blank look: a sign that GBK has, and a colour that never speaks alone."""

STYLES = {"right": "green", "partly": "yellow", "wrong": "red", "blank": "dim", "": ""}
MARKS = {"right": "√", "partly": "○", "wrong": "×", "blank": "-", "": " "}
