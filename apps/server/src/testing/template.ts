/** Fills the database that every test database is a clone of. */
export async function prepareTemplate(_url: string): Promise<void> {}
