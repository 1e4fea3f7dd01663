"""What an annual report on open government information looks like.

Sources and places, the layout grammar, the official forms and the provisions as data, and the typed
tree of a report. This package knows the report; it knows neither rules nor a command line.
"""
