import { useLocation } from 'wouter'
import { changeLayout, chartKinds, chartLayout, kindWords } from '@/features/chart/layout'
import { type Command, useCommands } from '@/features/command/register'
import { useInstruments } from '@/features/instrument/api/instruments'
import { timeFrames } from '@/features/market/api/bars'
import { type Act, useConfirmations } from '@/features/order/confirmations'
import { type HotAct, useHotAct } from '@/features/order/hot'
import { type ThemeChoice, useTheme } from '@/lib/theme'
import { useZone } from '@/lib/time'
import { useDeskChoice } from './desk-choice'
import { menuPages } from './pages'

type Acts = { trade: (side: 'BUY' | 'SELL') => void; onKill: () => void; onHelp: () => void }

const themes: Record<ThemeChoice, string> = { system: 'as the system has it', dark: 'dark', light: 'light' }
const asked: Record<Act, string> = {
  order: 'before an order is sent',
  amend: 'before an order is moved on the chart',
  close: 'before canceling all or closing',
}

/** What the command palette can do on every page. */
export function useShellCommands({ trade, onKill, onHelp }: Acts): void {
  const [, go] = useLocation()
  const { data: instruments } = useInstruments()
  const { symbol, chooseSymbol, chooseFrame } = useDeskChoice()
  const hot = useHotAct((state) => state.ask)
  const confirmations = useConfirmations()
  const chooseTheme = useTheme((state) => state.choose)
  const { zone, toggle } = useZone()
  const onDesk = (act: () => void) => () => {
    go('/')
    act()
  }
  const orders = (kind: HotAct['kind'], title: string, keys: string, words: string): Command => ({
    id: `order:${kind}`,
    title,
    group: 'Orders',
    keys,
    words,
    act: () => hot({ kind, symbol }),
  })
  useCommands([
    { id: 'order:buy', title: `Buy ${symbol}`, group: 'Orders', keys: 'b', words: 'long', act: () => trade('BUY') },
    { id: 'order:sell', title: `Sell ${symbol}`, group: 'Orders', keys: 's', words: 'short', act: () => trade('SELL') },
    orders('CANCEL', `Cancel all orders of ${symbol}`, 'Shift+X', 'withdraw'),
    orders('CLOSE', `Close the position in ${symbol}`, 'Shift+C', 'flatten exit'),
    { id: 'kill', title: 'Kill switch', group: 'Risk', keys: 'Shift+K', words: 'stop halt emergency', act: onKill },
    ...menuPages.map(({ href, title }) => ({
      id: `page:${href}`,
      title: `Go to ${title}`,
      group: 'Pages',
      words: 'open page',
      act: () => go(href),
    })),
    ...(instruments ?? []).map((instrument) => ({
      id: `symbol:${instrument.symbol}`,
      title: `Show ${instrument.symbol}`,
      group: 'Symbols',
      words: `${instrument.base} ${instrument.quote} chart`,
      act: onDesk(() => chooseSymbol(instrument.symbol)),
    })),
    ...timeFrames.map((frame, index) => ({
      id: `frame:${frame}`,
      title: `Time frame ${frame}`,
      group: 'Chart',
      keys: String(index + 1),
      act: onDesk(() => chooseFrame(frame)),
    })),
    ...chartKinds.map((kind) => ({
      id: `chart:${kind}`,
      title: `Chart as ${kindWords[kind]}`,
      group: 'Chart',
      act: onDesk(() => changeLayout({ kind })),
    })),
    { id: 'chart:plain', title: 'Plain chart, without indicators', group: 'Chart', act: onDesk(chartLayout.reset) },
    ...(Object.keys(themes) as ThemeChoice[]).map((choice) => ({
      id: `theme:${choice}`,
      title: `Theme: ${themes[choice]}`,
      group: 'Looks',
      words: 'colours mode',
      act: () => chooseTheme(choice),
    })),
    {
      id: 'zone',
      title: zone === 'utc' ? 'Times in local time' : 'Times in UTC',
      group: 'Looks',
      words: 'zone clock',
      act: toggle,
    },
    ...(Object.keys(asked) as Act[]).map((act) => ({
      id: `ask:${act}`,
      title: `${confirmations[act] ? 'Do not ask' : 'Ask'} ${asked[act]}`,
      group: 'Orders',
      words: 'confirmation confirm',
      act: () => confirmations.ask(act, !confirmations[act]),
    })),
    { id: 'help', title: 'Keyboard shortcuts', group: 'Help', keys: '?', act: onHelp },
  ])
}
