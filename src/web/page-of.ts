import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { PageProps, RouteId } from './shell/addresses.js';

/** The page of each route, loaded when it is first gone to. */
export const pageOf: Readonly<Record<RouteId, LazyExoticComponent<ComponentType<PageProps>>>> = {
  home: lazy(async () => ({ default: (await import('./pages/home/home-page.js')).HomePage })),
  relationship: lazy(async () => ({
    default: (await import('./pages/relationship/relationship-page.js')).RelationshipPage,
  })),
  instruments: lazy(async () => ({
    default: (await import('./pages/instruments/instruments-page.js')).InstrumentsPage,
  })),
  actor: lazy(async () => ({ default: (await import('./pages/actor/actor-page.js')).ActorPage })),
  plan: lazy(async () => ({ default: (await import('./pages/plan/plan-page.js')).PlanPage })),
  method: lazy(async () => ({ default: (await import('./pages/method/method-page.js')).MethodPage })),
};
