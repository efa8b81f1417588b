Attribute VB_Name = "Knappar"
Option Explicit

' En Sub för varje knapp på fliken Start. Allt arbete görs i Python, i modulen udfs.makron.

Private skarmUppdatering As Boolean
Private handelser As Boolean
Private berakning As Long

Public Sub UppdateraSammanstallningar()
    KorMakro "from udfs import makron; makron.uppdatera()"
End Sub

Public Sub Kontrollera()
    KorMakro "from udfs import makron; makron.kontrollera()"
End Sub

Public Sub ImporteraEkonomi()
    KorMakro "from udfs import makron; makron.importera()"
End Sub

Public Sub FardigstallForMejl()
    KorMakro "from udfs import makron; makron.fardigstall()"
End Sub

Public Sub AngraSenasteUppdatering()
    KorMakro "from udfs import makron; makron.angra()"
End Sub

Public Sub NyttAr()
    KorMakro "from udfs import makron; makron.nytt_ar()"
End Sub

Private Sub KorMakro(ByVal kommando As String)
    Dim hinder As String
    hinder = Koppling.PythonHinder()
    If hinder <> "" Then
        MsgBox hinder, vbExclamation, "Social budget"
        Exit Sub
    End If
    SparaLage
    On Error GoTo Avbrutet
    If RunPython(kommando) = -1 Then GoTo Avbrutet
    AterstallLage
    Exit Sub
Avbrutet:
    AterstallLage
    MsgBox "Python gick inte att köra, så knappen kunde inte slutföra sitt arbete: " & _
        "kör xlsaddin doktor på den här datorn.", vbExclamation, "Social budget"
End Sub

Private Sub SparaLage()
    skarmUppdatering = True
    handelser = True
    berakning = xlCalculationAutomatic
    On Error Resume Next
    skarmUppdatering = Application.ScreenUpdating
    handelser = Application.EnableEvents
    berakning = Application.Calculation
End Sub

Private Sub AterstallLage()
    On Error Resume Next
    Application.StatusBar = False
    Application.Calculation = berakning
    Application.EnableEvents = handelser
    Application.ScreenUpdating = skarmUppdatering
End Sub
