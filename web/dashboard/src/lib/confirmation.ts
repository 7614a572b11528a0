import type { Problem } from './problem'

/** Asks the person to prove who they are; whether they have. */
type Asker = (problem: Problem) => Promise<boolean>

let asker: Asker | undefined

/** Who asks from now on. Returns how to leave it again. */
export function onConfirmationNeeded(ask: Asker): () => void {
  asker = ask
  return () => {
    if (asker === ask) asker = undefined
  }
}

/** Whether a call that was refused for want of a confirmation may be made again. */
export async function isConfirmed(problem: Problem): Promise<boolean> {
  return problem.body.type === '/problems/confirmation-needed' && asker !== undefined && (await asker(problem))
}
