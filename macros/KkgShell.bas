Attribute VB_Name = "KkgShell"
Option Explicit
' All that differs between Windows and Mac; the tests in LibreOffice put another module in its place.
' The interpreter comes from the add-in's own sheet and from nowhere else.

Private Const KkgName As String = "kkg_xl"
Private Const KkgOfExcel As String = "excel"

Public Function KkgLaunch(ByVal action As String, ByVal bookName As String) As Long
    Dim python As String
    On Error GoTo Failed
    python = KkgStored(1)
#If Mac Then
    ' Excel answers nobody while a script runs: this one returns at once and Python tells the outcome.
    KkgLaunch = CLng(Val(AppleScriptTask(KkgName & ".applescript", "KkgRun", _
        python & vbLf & action & vbLf & Application.Path & vbLf & KkgLanguage() & vbLf & KkgStored(2) & vbLf & bookName)))
#Else
    Dim shell As Object
    Set shell = CreateObject("WScript.Shell")
    KkgLaunch = shell.Run(KkgQuoted(python) & " -I -m kkg_xl.entrypoints.click " & action & _
        " --app " & CStr(Application.Hwnd) & " --lang " & KkgLanguage() & " --addin " & KkgStored(2) & _
        " -- " & KkgQuoted(bookName), 0, True)
#End If
    Exit Function
Failed:
    KkgLaunch = 3
End Function

Public Sub KkgSay(ByVal message As String)
    MsgBox message, vbExclamation, "KKG"
End Sub

Public Function KkgLanguage() As String
    Const Indonesian As Long = 1057
    Dim languages As Object
    KkgLanguage = KkgKeptLanguage()
    If KkgLanguage = KkgOfExcel Then
        Set languages = Application.LanguageSettings
        KkgLanguage = IIf(languages.LanguageID(2) = Indonesian, "id", "en")
    End If
End Function

Public Function KkgKeptLanguage() As String
    KkgKeptLanguage = GetSetting(KkgName, "ribbon", "language", KkgOfExcel)
End Function

Public Sub KkgKeepLanguage(ByVal language As String)
    SaveSetting KkgName, "ribbon", "language", language
End Sub

Private Function KkgStored(ByVal row As Long) As String
    KkgStored = CStr(ThisWorkbook.Worksheets(1).Cells(row, 2).Value)
End Function

Private Function KkgQuoted(ByVal text As String) As String
    KkgQuoted = Chr$(34) & text & Chr$(34)
End Function
