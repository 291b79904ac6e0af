"""How far chance alone could move a figure: shares, rates and ratios, delays. None covers what was never reported."""
