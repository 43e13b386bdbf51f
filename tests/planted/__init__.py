"""The examiner's set: clean workbooks and workbooks with one planted error each."""
