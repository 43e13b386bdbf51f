Attribute VB_Name = "KkgNative"
Option Explicit
' What AppleScript has no word for: Python asks for it on a Mac, where it means one workbook.

Public Function KkgSaveCopy(ByVal bookName As String, ByVal path As String) As Boolean
    Workbooks(bookName).SaveCopyAs path
    KkgSaveCopy = True
End Function

Public Function KkgNewFrom(ByVal path As String) As String
    KkgNewFrom = Workbooks.Add(path).Name
End Function

Public Function KkgClose(ByVal bookName As String) As Boolean
    Workbooks(bookName).Close False
    KkgClose = True
End Function

Public Function KkgHiddenName( _
    ByVal bookName As String, ByVal name As String, ByVal refersTo As String) As Boolean
    Workbooks(bookName).Names.Add name, refersTo, False
    KkgHiddenName = True
End Function

Public Function KkgAppliesTo( _
    ByVal bookName As String, ByVal sheetName As String, ByVal place As Long) As String
    Dim rules As FormatConditions
    Set rules = Workbooks(bookName).Worksheets(sheetName).Cells.FormatConditions
    KkgAppliesTo = rules(place).AppliesTo.Address(False, False)
End Function

Public Function KkgFillTables(ByVal wanted As Boolean) As Boolean
    KkgFillTables = Application.AutoCorrect.AutoFillFormulasInLists
    Application.AutoCorrect.AutoFillFormulasInLists = wanted
End Function
