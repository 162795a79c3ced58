; What our installer does otherwise than electron-builder's: it installs for this user alone, ends no process,
; and uninstalls exactly what it installed. build/installed-files.mjs writes that list beside it.

; Texts, once the languages are known.
!macro customHeader
  LangString wizardName ${LANG_ENGLISH} "Lagrange and Yunzai setup"
  LangString wizardName ${LANG_SIMPCHINESE} "Lagrange × 云崽 连接向导"
  LangString repairName ${LANG_ENGLISH} "Lagrange and Yunzai check and repair"
  LangString repairName ${LANG_SIMPCHINESE} "Lagrange × 云崽 体检与修复"
  LangString repairHint ${LANG_ENGLISH} "Finds out what broke the connection, and repairs it"
  LangString repairHint ${LANG_SIMPCHINESE} "查出连接断在哪里，并修好它"
  LangString stillRuns ${LANG_ENGLISH} "The wizard is still open. Please close its window, then choose Retry."
  LangString stillRuns ${LANG_SIMPCHINESE} "向导还开着。请先关掉它的窗口，再点“重试”。"
  LangString forOneUser ${LANG_ENGLISH} "This program is installed for the current user only; no administrator rights are needed."
  LangString forOneUser ${LANG_SIMPCHINESE} "本程序只为当前用户安装，不需要管理员权限。"
  ; electron-builder has already set the name that the files carry, and takes warnings for errors.
  !pragma warning push
  !pragma warning disable 6029
  Name "$(wizardName)"
  !pragma warning pop
!macroend

; Nobody is asked for whom to install, and nothing ever asks for administrator rights.
!macro customInstallMode
  StrCpy $isForceCurrentInstall "1"
!macroend

!macro customInit
  ${if} ${isForAllUsers}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(forOneUser)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${endif}
!macroend

; A program that runs cannot be opened for writing. Its user closes it: it may be in the middle of a write.
!macro customCheckAppRunning
  !define CHECK_ID ${__COUNTER__}
  again_${CHECK_ID}:
  ${if} ${FileExists} "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${APP_EXECUTABLE_FILENAME}" a
    ${if} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(stillRuns)" /SD IDCANCEL IDRETRY again_${CHECK_ID}
      SetErrorLevel 3
      Quit
    ${endif}
    FileClose $0
  ${endif}
  !undef CHECK_ID
!macroend

!macro customInstall
  ; Named as the language of the last installation had it.
  !insertmacro removeRepairLink
  ; Without an id of its own Windows takes this for a second program; with the wizard's it would show only one.
  CreateShortCut "$SMPROGRAMS\$(repairName).lnk" "$appExe" "--repair" "$appExe" 0 "" "" "$(repairHint)"
  WriteRegStr SHELL_CONTEXT "${INSTALL_REGISTRY_KEY}" RepairName "$(repairName)"
  ; electron-builder keeps the whole installer for an updater. There is none.
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  RMDir "$LOCALAPPDATA\${APP_PACKAGE_NAME}-updater"
!macroend

!macro customUnInstall
  !insertmacro removeRepairLink
  ; What Chromium keeps for a page, which it makes anew. The wizard's own memory stays, and so does every backup.
  ${ifNot} ${isUpdated}
    RMDir /r "$APPDATA\${APP_PACKAGE_NAME}\session"
  ${endif}
!macroend

!macro removeRepairLink
  ReadRegStr $0 SHELL_CONTEXT "${INSTALL_REGISTRY_KEY}" RepairName
  ${if} $0 != ""
    Delete "$SMPROGRAMS\$0.lnk"
  ${endif}
!macroend

; Never the folder with all that is in it: people install beside their bots.
!macro customRemoveFiles
  SetOutPath $TEMP
  ClearErrors
  Delete "$INSTDIR\${APP_EXECUTABLE_FILENAME}"
  ${if} ${Errors}
    Abort "$(stillRuns)"
  ${endif}
  !insertmacro removeInstalledFiles
  Delete "$INSTDIR\${UNINSTALL_FILENAME}"
  RMDir "$INSTDIR"
!macroend
