/** What stands in for the code until one is given at publication. */
export const codeToCome = (type: unknown): string =>
  `34${typeof type === 'string' && /^\d{2}$/.test(type) ? type : '10'}00000000`
