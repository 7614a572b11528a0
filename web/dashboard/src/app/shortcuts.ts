import { timeFrames } from '@/features/market/api/bars'

/** The keys, by what they are about: the list of shortcuts, for those who press "?". What they do is in the Shell, the ticket and the chart. */
export const shortcuts: { title: string; keys: [keys: string[], act: string][] }[] = [
  {
    title: 'Everywhere',
    keys: [
      [['Ctrl', 'k'], 'Commands: a page, a symbol, an act (⌘ k on a Mac)'],
      [['g', 'd'], 'To the desk'],
      [['g', 'o'], 'To the portfolio'],
      [['g', 't'], 'To the strategies'],
      [['g', 'e'], 'To the decisions'],
      [['g', 'p'], 'To the patterns'],
      [['g', 'r'], 'To risk'],
      [['g', 'b'], 'To the backtests'],
      [['g', 'a'], 'To the data'],
      [['g', 's'], 'To the system'],
      [['g', ','], 'To the settings'],
      [['Shift', 'k'], 'Kill switch'],
      [['Shift', 'l'], 'Arrange the panes of the desk'],
      [['Esc'], 'Leave a field, close a dialog'],
      [['?'], 'This list'],
    ],
  },
  {
    title: 'Orders',
    keys: [
      [['b'], 'Buy: to the size in the ticket'],
      [['s'], 'Sell: to the size in the ticket'],
      [['↑', '↓'], 'In the quantity: one step, with Shift ten'],
      [['Enter'], 'In the ticket: send'],
      [['Shift', 'x'], 'Cancel all orders of the symbol'],
      [['Shift', 'c'], 'Close the position in the symbol'],
    ],
  },
  {
    title: 'Chart',
    keys: [
      [['/'], 'Search a symbol'],
      [['1', '…', '7'], `Time frame: ${timeFrames.join(' ')}`],
      [['←', '→'], 'On the chart: scroll'],
      [['+', '−'], 'On the chart: nearer, farther'],
      [['←', '↑', '→', '↓'], 'With a drawing selected: move it'],
      [['Del'], 'Delete the selected drawing'],
    ],
  },
]
