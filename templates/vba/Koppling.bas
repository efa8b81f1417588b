Attribute VB_Name = "Koppling"
Option Explicit
Option Private Module

' Finns det Python som xlwings är inställt på? Här startas ingenting, bara sökvägen prövas.

Private provad As Date
Private farKora As Boolean

' Tom text när Python finns, annars en mening som säger vad man ska göra.
Public Function PythonHinder() As String
    Dim tolk As String
    On Error GoTo Oklart
    PythonHinder = BokensHinder()
    If PythonHinder <> "" Then Exit Function
    tolk = AngivenTolk()
    If tolk = "" Then
        PythonHinder = "Python är inte inställt på den här datorn: kör xlsaddin installera, " & _
            "stäng Excel och öppna arbetsboken igen."
    ElseIf Not TolkFinns(tolk) Then
        PythonHinder = "Python hittades inte (" & tolk & "): kör xlsaddin installera, " & _
            "stäng Excel och öppna arbetsboken igen."
    End If
    Exit Function
Oklart:
    PythonHinder = "Det gick inte att läsa inställningarna för Python: kör xlsaddin doktor " & _
        "på den här datorn."
End Function

' För funktionerna i cellerna. De är många, så det prövas högst en gång i sekunden.
Public Function FarKoraPython() As Boolean
    If Now <> provad Then
        farKora = (FrammandeInstallning() = "")
        provad = Now
    End If
    FarKoraPython = farKora
End Function

Private Function BokensHinder() As String
    Dim frammande As String
    frammande = FrammandeInstallning()
    If frammande <> "" Then
        BokensHinder = "Python startas inte, för " & frammande & " kan välja ett annat program än " & _
            "ditt: ta bort den om du inte har lagt den där själv, och försök igen."
    ElseIf InStr(ThisWorkbook.Name, "=") > 0 Then
        BokensHinder = "Knapparna hittar inte en arbetsbok med tecknet = i namnet: " & _
            "stäng arbetsboken och byt namn på filen."
    End If
End Function

' En inställning bredvid arbetsboken, eller på en flik i den, går i xlwings före användarens egen.
' Den som får skriva i mappen ska inte välja vilket program som startas.
Private Function FrammandeInstallning() As String
    Dim fil As String
    fil = xlwings.GetDirectoryConfigFilePath()
    If xlwings.FileExists(fil) Then
        FrammandeInstallning = "filen " & fil
    ElseIf xlwings.SheetExists(ThisWorkbook, "xlwings.conf") Then
        FrammandeInstallning = "fliken xlwings.conf i arbetsboken"
    End If
End Function

' Samma ordning som i modulen xlwings: först INTERPRETER_WIN, sedan det äldre INTERPRETER.
Private Function AngivenTolk() As String
    AngivenTolk = xlwings.GetConfig("INTERPRETER_WIN", "")
    If AngivenTolk = "" Then AngivenTolk = xlwings.GetConfig("INTERPRETER", "")
End Function

Private Function TolkFinns(ByVal tolk As String) As Boolean
    If InStr(tolk, "\") > 0 Or InStr(tolk, "/") > 0 Then
        TolkFinns = xlwings.FileExists(tolk)
    Else
        TolkFinns = FinnsLangsPath(tolk)
    End If
End Function

Private Function FinnsLangsPath(ByVal tolk As String) As Boolean
    Dim mapp As Variant
    For Each mapp In Split(Environ("PATH"), ";")
        If mapp <> "" Then
            If xlwings.FileExists(mapp & "\" & tolk & ".exe") Then FinnsLangsPath = True
        End If
    Next mapp
End Function

' En mening i cellen PythonStatus på fliken Start, tom när allt är som det ska.
Public Sub VisaPythonStatus()
    Dim cell As Range
    Dim mening As String
    Set cell = ThisWorkbook.Names("PythonStatus").RefersToRange
    mening = PythonHinder()
    If CStr(cell.Value) <> mening Then cell.Value = mening
End Sub
