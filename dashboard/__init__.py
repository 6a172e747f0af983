"""People in front of figures: on screen, on paper, in a terminal."""
