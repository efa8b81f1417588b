"""The worksheet functions as Excel calls them: through xlwings' own `call_udf`, without Excel."""

from functools import cache

from templates.pywin32_stallforetradare import install
from templates.udfmodul import decorated_module

# What COM hands over for an argument that was left out, and for each error value.
OMITTED = -2147352572
ERROR_VALUES = {
    "#DIV/0!": -2146826281,
    "#N/A": -2146826246,
    "#NAME?": -2146826259,
    "#NULL!": -2146826288,
    "#NUM!": -2146826252,
    "#REF!": -2146826265,
    "#VALUE!": -2146826273,
    "#SPILL!": -2146826243,
    "#CALC!": -2146826238,
}


def call(name, *args, module="udfs.celler"):
    """Return what the cell gets: decorators, converters and dispatch are xlwings' own."""
    _load(module)
    from xlwings import udfs  # noqa: PLC0415 - importable only after the stand-ins

    ((answer,),) = udfs.call_udf(module, name, args)
    return answer


@cache
def _load(module):
    install()
    from xlwings import udfs  # noqa: PLC0415 - importable only after the stand-ins

    fresh = decorated_module(module)
    udfs.udf_modules[module] = {"filename": fresh.__file__, "filetime": None, "module": fresh}
    return fresh


def decorated(module="udfs.celler"):
    """Return the module with xlwings' decorators in force."""
    return _load(module)
