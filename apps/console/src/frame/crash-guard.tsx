import { Component, type ReactNode } from 'react';
import { Failed } from './failed.js';

/** A page whose file cannot be fetched, or that breaks, says so and can be loaded anew; drafts are kept meanwhile. */
export class CrashGuard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <Failed what="crash" error={this.state.error} retry={() => window.location.reload()} />;
  }
}
