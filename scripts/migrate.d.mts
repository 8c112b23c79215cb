export function migrate(ownerUrl: string): Promise<string[]>;
