export const file: string;
export function shipped(): [name: string, version: string, licence: string][];
export function licences(): string;
