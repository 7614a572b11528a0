# Tries the packed Windows image on Windows, as windows-image.sh does under Wine: starts, an order, a kill, a restart, a stop,
# a path with other letters, and the one file. Ends with the number of steps that failed.
param([Parameter(Mandatory)][string]$Archive)
$ErrorActionPreference = 'Stop'
$env:API_PORT = 28080; $env:GATEWAY_PORT = 28081; $env:POSTGRES_PORT = 25432; $env:REDIS_PORT = 26379
$api = "http://127.0.0.1:$env:API_PORT"
$work = New-Item -ItemType Directory (Join-Path $env:TEMP "trading-$PID")
$script:failed = 0

function Step([string]$Name, [scriptblock]$Body) {
  $from = Get-Date
  try {
    & $Body | Out-Null
    Write-Host ('ok    {0,6:n1} s  {1}' -f ((Get-Date) - $from).TotalSeconds, $Name)
  } catch {
    $script:failed++
    Write-Host ('FAIL  {0,6:n1} s  {1}: {2}' -f ((Get-Date) - $from).TotalSeconds, $Name, $_)
  }
}
function Ends([int]$Code, [string]$Program, [string[]]$Words) {
  $said = & $Program @Words 2>&1 | Out-String
  if ($LASTEXITCODE -ne $Code) { throw "ended with $LASTEXITCODE and not with ${Code}: $said" }
  $said
}
function Healthy([int]$Seconds = 120) {
  $end = (Get-Date).AddSeconds($Seconds)
  while ((Get-Date) -lt $end) {
    try { if ((Invoke-WebRequest "$api/health" -TimeoutSec 5 -UseBasicParsing).StatusCode -eq 200) { return } } catch { }
    Start-Sleep -Milliseconds 250
  }
  throw "not healthy after $Seconds s: $(Get-Content (Join-Path $work out.txt) -Raw)"
}
function Start-Trading([string]$Program) {
  $script:running = Start-Process $Program '--headless', '--no-auth' -PassThru -NoNewWindow `
    -RedirectStandardOutput (Join-Path $work out.txt) -RedirectStandardError (Join-Path $work err.txt)
  $null = $script:running.Handle # else its exit code is not kept
  Healthy
}
function NoneLeft {
  foreach ($i in 1..50) {
    $left = Get-Process trading*, postgres, redis-server -ErrorAction SilentlyContinue | Where-Object { $_.Path -like "$work*" -or $_.Path -like "*\Trading\programs\*" }
    if (-not $left) { return }
    Start-Sleep -Milliseconds 200
  }
  throw "left: $($left | Out-String)"
}
function Stop-Trading([string]$Program) {
  Ends 0 $Program 'stop'
  if (-not $script:running.WaitForExit(60000)) { throw 'it does not end' }
  if ($script:running.ExitCode -ne 0) { throw "ended with $($script:running.ExitCode)" }
  NoneLeft
}
function HasOrder {
  if ((Invoke-RestMethod "$api/api/orders/$script:order").orderId -ne $script:order) { throw "order $script:order is not there" }
}

Expand-Archive $Archive $work
$image = (Get-ChildItem $work -Directory)[0].FullName
$exe = Join-Path $image trading.exe
Step 'trading.exe --version' { if ((Ends 0 $exe '--version') -notmatch 'PostgreSQL 18') { throw 'no version' } }
Step 'trading.exe self-check' { Ends 0 $exe 'self-check' }
Step 'an unknown command ends with 64' { Ends 64 $exe 'dance' }
Step 'status without an instance ends with 69' { Ends 69 $exe 'status' }
Step 'first start: healthy' { Start-Trading $exe }
Step 'an order' {
  $answer = Invoke-RestMethod "$api/api/trades" -Method Post -ContentType 'application/json' -Body '{"symbol":"BTCUSDT","quantity":0.01}'
  $script:order = $answer.entryOrderId
}
Step 'status with an instance ends with 0' { Ends 0 $exe 'status' }
Step 'a second one on the same data ends with 75' { Ends 75 $exe '--headless', '--no-auth' }
Step 'the killed trading.exe leaves no child' { $script:running.Kill(); NoneLeft }
Step 'start after it: healthy' { Start-Trading $exe }
Step 'the order is there' { HasOrder }
Step 'stop: ends with 0, nothing is left' { Stop-Trading $exe }
Step 'a path with spaces and umlauts, with the order' {
  $other = Join-Path $work ('J' + [char]0xF6 + 'rg M' + [char]0xFC + [char]0xDF + 'iggang')
  Copy-Item $image $other -Recurse
  $there = Join-Path $other trading.exe
  Start-Trading $there; HasOrder; Stop-Trading $there
}
Step 'as a service' {
  Ends 0 $exe 'service', 'install', '--start', '--api-port', $env:API_PORT
  Healthy
  if ((Ends 0 $exe 'service', 'status') -notmatch 'running') { throw 'not running' }
  Ends 0 $exe 'service', 'uninstall'
  NoneLeft
}
$one = $Archive -replace '\.zip$', '.exe'
if (Test-Path $one) {
  Copy-Item $one (Join-Path $work one.exe)
  $one = Join-Path $work one.exe
  Step 'the one file unpacks itself and starts: healthy' { Start-Trading $one }
  Step 'and stops' { Stop-Trading $one }
  Step 'a second time' { Start-Trading $one; Stop-Trading $one }
}
Write-Host "$script:failed steps failed"
exit $script:failed
