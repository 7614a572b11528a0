/** The names of three columns of figures, the first to the left. */
export function FigureColumns({ names: [first, second, third] }: { names: readonly [string, string, string] }) {
  return (
    <tr className="text-2xs text-mute">
      <th scope="col" className="pl-3 text-left font-normal">
        {first}
      </th>
      <th scope="col" className="text-right font-normal">
        {second}
      </th>
      <th scope="col" className="pr-3 text-right font-normal">
        {third}
      </th>
    </tr>
  )
}
