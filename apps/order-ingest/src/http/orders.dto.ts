import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsObject, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PageQuery } from '@engawa/http';

export class OrderListQuery extends PageQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  customer!: string;
}

/** An order as a department enters it. Its shape is the intake's, checked by the same contract. */
export class PlaceOrderDto {
  @ApiProperty({ description: 'Data of engawa.intake.order.place', type: 'object', additionalProperties: true })
  @IsObject()
  order!: Record<string, unknown>;
}

export class OrderIdDto {
  @IsString()
  @MaxLength(130)
  order!: string;
}

export class CancelOrderDto {
  @ApiPropertyOptional({ maxLength: 256 })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  reason?: string;
}

export class OrderDto {
  @ApiProperty({ description: '<shop>:<number>' }) id!: string;
  @ApiProperty() shop!: string;
  @ApiProperty() number!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ enum: ['live', 'cancelled'] }) status!: 'live' | 'cancelled';
  @ApiProperty({ format: 'date-time', type: String }) placedAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) shippedAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) deliveredAt!: Date | null;
  @ApiProperty({ description: 'ISO 4217' }) currency!: string;
  @ApiProperty({ description: "In the currency's smallest unit" }) totalMinor!: number;
  @ApiProperty() channel!: string;
  @ApiProperty({ type: [Object] }) items!: { sku: string; name?: string; quantity: number; unitPriceMinor: number }[];
}

export class OrderPageDto {
  @ApiProperty({ type: [OrderDto] }) items!: OrderDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
