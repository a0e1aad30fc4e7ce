import { createContext, useContext } from 'react';

/** Whether the page hears from its host. */
export const HostLinkContext = createContext(true);

export function useHostLink(): boolean {
  return useContext(HostLinkContext);
}
