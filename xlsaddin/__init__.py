"""Excel-tillägg för samordningsförbund: ekonomisk och social redovisning i en arbetsbok per år."""

__version__ = "0.1.0"
