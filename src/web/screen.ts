import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Entrance } from './Entrance.tsx';
import { NoSuchPage } from './ScreenFailed.tsx';

export const root = createRootRoute({ component: Entrance, notFoundComponent: NoSuchPage });

type Importer<Name extends string> = () => Promise<Record<Name, React.ComponentType>>;

/** A screen at its address, fetched when it is first opened. */
export const screen = <Name extends string>(path: string, load: Importer<Name>, name: Name) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
  });
