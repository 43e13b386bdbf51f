"""What Excel raises, as it arrives from pywin32."""

from __future__ import annotations

_EXCEPTION_OCCURRED = -2147352567
APPLICATION_DEFINED = -2146827284
"""0x800A03EC, with which Excel answers nearly everything that cannot be done."""


DISCONNECTED = -2147023174
"""0x800706BA, the server is unavailable: the workbook or Excel was closed meanwhile."""


class ComError(Exception):
    """An exception with the arguments and the attributes of `pywintypes.com_error`."""

    def __init__(self, message: str, code: int = APPLICATION_DEFINED) -> None:
        """Raise what Excel raises for a call that it understood and refuses."""
        details = (0, "Microsoft Excel", message, "xlmain11.chm", 0, code)
        super().__init__(_EXCEPTION_OCCURRED, "Exception occurred.", details, None)
        self.hresult = _EXCEPTION_OCCURRED
        self.strerror = "Exception occurred."
        self.excepinfo = details
        self.argerror = None


def as_of_excel(error: Exception) -> ComError:
    """Make an exception of UNO into Excel's; Python cannot carry UNO's own through everything."""
    gone = type(error).__name__ == "DisposedException"
    return ComError(str(error), DISCONNECTED if gone else APPLICATION_DEFINED)


def is_of_uno(error: Exception) -> bool:
    """Tell whether an exception came out of LibreOffice."""
    return hasattr(error, "Message") and hasattr(error, "Context")
