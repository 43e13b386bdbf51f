Option Explicit
' Stands in the tests where Windows, macOS and the person are: presses call-backs, and notes what the
' add-in asks of the system instead of doing it.

Global KkgAsked As String
Global KkgSaid As String
Global KkgKept As String
Global KkgOutcome As Long
Global KkgWindow As Long

Public Sub KkgPrepare(ByVal outcome As String, ByVal window As String)
    KkgAsked = ""
    KkgSaid = ""
    KkgOutcome = CLng(outcome)
    KkgWindow = CLng(window)
End Sub

Public Sub KkgPress(ByVal callBack As String, ByVal id As String, ByVal tag As String)
    Dim control As New IRibbonControl
    control.Id = id
    control.Tag = tag
    Select Case callBack
        Case "KkgOnAction": KkgRibbon.KkgOnAction control
        Case "KkgOnLanguage": KkgRibbon.KkgOnLanguage control, True
    End Select
End Sub

Public Function KkgGet(ByVal callBack As String, ByVal id As String, ByVal tag As String) As String
    Dim control As New IRibbonControl
    Dim answer As Variant
    control.Id = id
    control.Tag = tag
    Select Case callBack
        Case "KkgGetLabel": KkgRibbon.KkgGetLabel control, answer
        Case "KkgGetScreentip": KkgRibbon.KkgGetScreentip control, answer
        Case "KkgGetSupertip": KkgRibbon.KkgGetSupertip control, answer
        Case "KkgGetPressed": KkgRibbon.KkgGetPressed control, answer
    End Select
    KkgGet = CStr(answer)
End Function

Public Function KkgWasAsked() As String
    KkgWasAsked = KkgAsked
End Function

Public Function KkgWasSaid() As String
    KkgWasSaid = KkgSaid
End Function

' The system, as KkgShell speaks to it.

Public Function KkgStart(ByVal command As String, ByVal style As Long, ByVal waits As Boolean) As Long
    KkgAsked = command
    KkgStart = KkgOutcome
End Function

Public Function KkgScript(ByVal file As String, ByVal handler As String, ByVal text As String) As String
    KkgAsked = file & vbLf & handler & vbLf & text
    KkgScript = CStr(KkgOutcome)
End Function

Public Function KkgPath() As String
    KkgPath = "/Applications/Microsoft Excel.app"
End Function

Public Function KkgHwnd() As Long
    KkgHwnd = KkgWindow
End Function

Public Function KkgLanguageId(ByVal kind As Long) As Long
    KkgLanguageId = 1033
End Function

Public Function KkgSetting( _
    ByVal program As String, ByVal section As String, ByVal key As String, ByVal default As String) As String
    KkgSetting = IIf(KkgKept = "", default, KkgKept)
End Function

Public Sub KkgKeep( _
    ByVal program As String, ByVal section As String, ByVal key As String, ByVal value As String)
    KkgKept = value
End Sub

Public Sub KkgSay(ByVal message As String, ByVal style As Long, ByVal title As String)
    KkgSaid = message
End Sub
