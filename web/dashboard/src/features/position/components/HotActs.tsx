import { useEffect } from 'react'
import { Button } from '@/components/Button'
import { Check } from '@/components/Check'
import { Dialog } from '@/components/Dialog'
import { notify } from '@/components/notices'
import { useCancelAllOrders, useOpenOrders } from '@/features/order/api/orders'
import { useConfirmations } from '@/features/order/confirmations'
import { type HotAct, useHotAct } from '@/features/order/hot'
import { problemOf } from '@/lib/problem'
import { useClosePosition } from '../api/close'
import { type Position, usePositions } from '../api/positions'

/** Cancels the orders of a symbol, or closes its position, when a key or a command asks for it. */
export function HotActs() {
  const { act, ask } = useHotAct()
  const orders = useOpenOrders()
  const positions = usePositions()
  const isKnown = orders !== undefined && positions !== undefined
  if (!act || !isKnown) return null
  const position = positions.find(({ symbol }) => symbol === act.symbol)
  const count = orders.filter(({ symbol }) => symbol === act.symbol).length
  return (
    <Act key={`${act.kind} ${act.symbol}`} act={act} position={position} orders={count} onDone={() => ask(undefined)} />
  )
}

type Props = { act: HotAct; position: Position | undefined; orders: number; onDone: () => void }

const fail = (error: unknown) => {
  const { title, detail } = problemOf(error).body
  notify({ tone: 'down', title, detail })
}

function Act({ act: { kind, symbol }, position, orders, onDone }: Props) {
  const { close: asks, ask } = useConfirmations()
  const cancel = useCancelAllOrders()
  const close = useClosePosition()
  const isClose = kind === 'CLOSE'
  const nothing = isClose ? position === undefined : orders === 0
  const go = () => {
    if (isClose && position) close.mutate(position, { onError: fail, onSettled: onDone })
    else
      cancel.mutate(symbol, {
        onError: fail,
        onSuccess: ({ canceled }) => notify({ tone: 'plain', title: `${symbol}: ${counted(canceled)} canceled` }),
        onSettled: onDone,
      })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that it is asked for
  useEffect(() => {
    if (nothing) {
      notify({ tone: 'plain', title: isClose ? `Nothing of ${symbol} is held` : `No order of ${symbol} is open` })
      onDone()
    } else if (!asks) go()
  }, [])
  if (nothing || !asks) return null
  const isPending = cancel.isPending || close.isPending
  const held = position && `${position.side === 'BUY' ? 'long' : 'short'} ${position.quantity}`
  return (
    <Dialog
      title={isClose ? `Close ${symbol}?` : `Cancel the orders of ${symbol}?`}
      onClose={onDone}
      footer={
        <>
          <Button onClick={onDone}>Leave it</Button>
          <Button look="danger" disabled={isPending} onClick={go} data-focus>
            {isClose ? 'Close at the market' : `Cancel ${counted(orders)}`}
          </Button>
        </>
      }
    >
      <p className="text-sm">
        {isClose
          ? `The position (${held}) is closed at the market by an order that can only reduce it.${
              orders > 0 ? ` Before it, ${counted(orders)} of ${symbol} ${orders === 1 ? 'is' : 'are'} canceled.` : ''
            }`
          : `${counted(orders)} of ${symbol} will be canceled. Positions, and stops of open trades, stay.`}
      </p>
      <div className="mt-3">
        <Check label="Ask before canceling all or closing" isOn={asks} onChange={(isOn) => ask('close', isOn)} />
      </div>
    </Dialog>
  )
}

const counted = (orders: number) => (orders === 1 ? '1 order' : `${orders} orders`)
