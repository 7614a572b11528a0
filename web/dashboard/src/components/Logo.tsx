export function Logo({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <rect width="32" height="32" rx="8" className="fill-raised" />
      <path d="M10 7v4M10 21v4M22 6v5M22 20v6" className="stroke-accent" strokeWidth="2" strokeLinecap="round" />
      <rect x="7" y="11" width="6" height="10" rx="1.5" className="fill-down" />
      <rect x="19" y="11" width="6" height="9" rx="1.5" className="fill-up" />
    </svg>
  )
}
