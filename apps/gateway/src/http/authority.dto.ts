import { ApiPropertyOptional } from '@nestjs/swagger';
import { YEN_MAX, type Authority } from '@engawa/auth';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

const yen = (what: string) => ApiPropertyOptional({ minimum: 0, maximum: YEN_MAX, description: `${what}, in yen; absent: it is asked for every time` });

export class AuthorityDto implements Authority {
  @yen('The highest refund')
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(YEN_MAX)
  refund?: number;

  @yen('The highest worth of a replacement')
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(YEN_MAX)
  replacement?: number;

  @yen('The highest coupon')
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(YEN_MAX)
  coupon?: number;
}
