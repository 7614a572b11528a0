import { create } from 'zustand'
import { remember, remembered } from '@/lib/storage'

/** What is asked before it is done: a new order, an order that is dragged on the chart, canceling or closing what there is. */
export type Act = 'order' | 'amend' | 'close'

const names: Record<Act, string> = { order: 'confirm', amend: 'confirm-amend', close: 'confirm-close' }

/** An order of the ticket is looked at already; what is one slip of the mouse or one key away is asked about unless told otherwise. */
const usual: Record<Act, boolean> = { order: false, amend: true, close: true }

const kept = (act: Act): boolean => {
  const choice = remembered(names[act])
  return choice === null ? usual[act] : choice === 'yes'
}

export const useConfirmations = create<Record<Act, boolean> & { ask: (act: Act, isOn: boolean) => void }>()((set) => ({
  order: kept('order'),
  amend: kept('amend'),
  close: kept('close'),
  ask: (act, isOn) => {
    remember(names[act], isOn ? 'yes' : 'no')
    set({ [act]: isOn })
  },
}))
