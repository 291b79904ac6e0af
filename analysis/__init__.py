"""From incident records to a brief you can check. Nothing is imported until it is asked for."""

__version__ = "0.1.0"
