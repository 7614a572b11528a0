@echo off
rem Runs Trading from its sources: builds what is missing, then starts it with the given arguments.
rem Building needs a JDK 25 and Node.js 20 with npm; running needs a Java from 21 on.
setlocal
set "HOME_DIR=%~dp0"
set "APP=%HOME_DIR%dist\target\trading\app"
if not exist "%APP%\built.stamp" (
  echo Trading: building, the first time takes a few minutes ... 1>&2
  pushd "%HOME_DIR%"
  call mvnw.cmd -B -q -Dquick -DskipTests -pl dist -am package 1>&2
  if errorlevel 1 (
    popd
    echo Trading: the build failed; see the lines above. It needs a JDK 25 and Node.js 20 with npm. 1>&2
    exit /b 70
  )
  popd
  echo built> "%APP%\built.stamp"
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" "@%HOME_DIR%dist\src\main\java.options" %TRADING_JAVA_OPTIONS% "-Dtrading.home=%HOME_DIR%." -cp "%APP%\*" trading.launcher.Main %*
exit /b %ERRORLEVEL%
