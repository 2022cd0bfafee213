import { Component, type ReactNode } from 'react';
import { shell } from '../messages/en/shell.js';

/** Keeps a fault in one part of the page from taking the rest along. */
export class Boundary extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <div className="notice" role="alert">
        <p className="notice-title">{shell.brokenTitle}</p>
        <p>{shell.brokenFix}</p>
      </div>
    );
  }
}
