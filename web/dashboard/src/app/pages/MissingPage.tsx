import { Link } from 'wouter'

export function MissingPage() {
  return (
    <div className="grid h-full place-items-center text-center">
      <div>
        <h1 className="text-xl font-semibold">There is no such page</h1>
        <Link href="/" className="text-sm text-accent hover:underline">
          Back to the desk
        </Link>
      </div>
    </div>
  )
}
