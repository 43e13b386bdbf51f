Attribute VB_Name = "KkgRibbon"
Option Explicit
' What the ribbon calls: one line each. Labels come from KkgText, actions go to KkgRun.

Private KkgTab As IRibbonUI

Public Sub KkgOnLoad(ByVal ribbon As IRibbonUI)
    Set KkgTab = ribbon
End Sub

Public Sub KkgOnAction(ByVal control As IRibbonControl)
    KkgRun.KkgAct control.Tag
End Sub

Public Sub KkgOnLanguage(ByVal control As IRibbonControl, ByVal pressed As Boolean)
    KkgShell.KkgKeepLanguage control.Tag
    If Not KkgTab Is Nothing Then KkgTab.Invalidate
End Sub

Public Sub KkgGetPressed(ByVal control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = (control.Tag = KkgShell.KkgKeptLanguage())
End Sub

Public Sub KkgGetLabel(ByVal control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = KkgText.KkgWord(control.Id, "label", KkgShell.KkgLanguage())
End Sub

Public Sub KkgGetScreentip(ByVal control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = KkgText.KkgWord(control.Id, "label", KkgShell.KkgLanguage())
End Sub

Public Sub KkgGetSupertip(ByVal control As IRibbonControl, ByRef returnedVal As Variant)
    returnedVal = KkgText.KkgWord(control.Id, "tip", KkgShell.KkgLanguage())
End Sub
