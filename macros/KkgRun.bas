Attribute VB_Name = "KkgRun"
Option Explicit
' From a button to the program. Portable: no #If, no CreateObject, so that LibreOffice compiles it too.
' Nothing is read of the workbook but its name; what it says, Python says (exit code 0).

Private KkgRunning As Boolean

Public Sub KkgAct(ByVal action As String)
    Dim code As Long
    If KkgRunning Then Exit Sub
    KkgRunning = True
    code = KkgShell.KkgLaunch(action, KkgBookName())
    KkgRunning = False
    If code <> 0 Then KkgShell.KkgSay KkgText.KkgWord("KkgNotStarted", "label", KkgShell.KkgLanguage())
End Sub

Public Function KkgBookName() As String
    If ActiveWorkbook Is Nothing Then
        KkgBookName = ""
    Else
        KkgBookName = ActiveWorkbook.Name
    End If
End Function

Public Function KkgSentinel() As Long
    ' What a test asks for: 0 would be what a module gives that did not compile.
    KkgSentinel = 4711
End Function
