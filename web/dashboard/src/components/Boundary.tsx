import { Component, type ReactNode } from 'react'
import { Failure } from './states'

type Props = { children: ReactNode; name: string }

/** A fault in one part of the page stays there, says so, and can be tried again; orders and figures elsewhere go on. */
export class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    return (
      <section aria-label={this.props.name} className="h-full overflow-auto rounded-lg border bg-panel">
        <Failure error={this.state.error} retry={() => this.setState({ error: undefined })} />
      </section>
    )
  }
}
