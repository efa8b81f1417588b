Attribute VB_Name = "Cellsvar"
Option Explicit
Option Private Module

' Svar från Python till cellen: felkoder som text blir Excels egna felvärden.

Public Function SvarTillCell(ByVal svar As Variant) As Variant
    Select Case AntalDimensioner(svar)
        Case 0
            SvarTillCell = VardeTillCell(svar)
        Case 1
            SvarTillCell = RadTillCell(svar)
        Case Else
            SvarTillCell = BlockTillCell(svar)
    End Select
End Function

' Ett oväntat fel i Python syns som #VALUE!, aldrig som text i cellen.
Public Function FelTillCell(ByVal felText As String) As Variant
    Debug.Print felText
    FelTillCell = CVErr(xlErrValue)
End Function

Private Function AntalDimensioner(ByVal svar As Variant) As Long
    Dim ovreGrans As Long
    If Not IsArray(svar) Then Exit Function
    AntalDimensioner = 1
    On Error Resume Next
    ovreGrans = UBound(svar, 2)
    If Err.Number = 0 Then AntalDimensioner = 2
End Function

Private Function RadTillCell(ByVal svar As Variant) As Variant
    Dim i As Long
    For i = LBound(svar) To UBound(svar)
        svar(i) = VardeTillCell(svar(i))
    Next i
    RadTillCell = svar
End Function

Private Function BlockTillCell(ByVal svar As Variant) As Variant
    Dim i As Long
    Dim j As Long
    For i = LBound(svar, 1) To UBound(svar, 1)
        For j = LBound(svar, 2) To UBound(svar, 2)
            svar(i, j) = VardeTillCell(svar(i, j))
        Next j
    Next i
    BlockTillCell = svar
End Function

Private Function VardeTillCell(ByVal varde As Variant) As Variant
    VardeTillCell = varde
    If VarType(varde) <> vbString Then Exit Function
    Select Case varde
        Case "#DIV/0!": VardeTillCell = CVErr(xlErrDiv0)
        Case "#N/A": VardeTillCell = CVErr(xlErrNA)
        Case "#NAME?": VardeTillCell = CVErr(xlErrName)
        Case "#NULL!": VardeTillCell = CVErr(xlErrNull)
        Case "#NUM!": VardeTillCell = CVErr(xlErrNum)
        Case "#REF!": VardeTillCell = CVErr(xlErrRef)
        Case "#VALUE!": VardeTillCell = CVErr(xlErrValue)
    End Select
End Function
