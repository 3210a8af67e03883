"""The commands of `zhenggai`, a module each: `add_arguments(parser)` and `run(arguments) -> int`.

`cli.py` loads the module of the command that was asked for by name, so that none pays for another.
"""
