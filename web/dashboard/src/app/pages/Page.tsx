import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A page of one list. */
export function Page({ title, about, children }: { title: string; about: string; children: ReactNode }) {
  return (
    <div className="h-full overflow-y-auto">
      <div className="mx-auto flex max-w-6xl flex-col gap-4 px-3 py-6 md:px-6">
        <header>
          <Link href="/" className="text-xs text-accent hover:underline md:hidden">
            ← Desk
          </Link>
          <h1 className="text-xl font-semibold">{title}</h1>
          <p className="text-sm text-mute">{about}</p>
        </header>
        <div className="overflow-hidden rounded-lg border bg-panel">{children}</div>
      </div>
    </div>
  )
}
