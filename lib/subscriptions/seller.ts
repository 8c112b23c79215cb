import type { Seller } from './schema';

type SellerSettings = {
  readonly SELLER_NAME: string;
  readonly SELLER_ADDRESS?: string | undefined;
  readonly SELLER_SIREN?: string | undefined;
  readonly SELLER_VAT_NUMBER?: string | undefined;
};

/** Who sells, from the settings; lines of the address are separated by a bar. */
export const sellerOf = ({ SELLER_NAME: name, SELLER_ADDRESS, SELLER_SIREN, SELLER_VAT_NUMBER }: SellerSettings): Seller => ({
  name,
  address: (SELLER_ADDRESS ?? '')
    .split('|')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
  siren: SELLER_SIREN ?? null,
  vatNumber: SELLER_VAT_NUMBER ?? null,
});
