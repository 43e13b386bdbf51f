"""LibreOffice in Excel's place: an xlwings engine over UNO, for tests."""
